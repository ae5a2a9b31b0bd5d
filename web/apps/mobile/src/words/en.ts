import care from '../modules/care/words.en'
import duty from '../modules/duty/words.en'
import resident from '../modules/resident/words.en'
import shell from '../shell/words.en'

export default { shell, resident, duty, care }
