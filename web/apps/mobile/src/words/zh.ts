import care from '../modules/care/words.zh'
import duty from '../modules/duty/words.zh'
import resident from '../modules/resident/words.zh'
import shell from '../shell/words.zh'

export default { shell, resident, duty, care }
