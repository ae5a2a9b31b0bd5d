import duty from '../modules/duty/words.zh'
import register from '../modules/resident/register/words.zh'
import pages from '../modules/resident/pages.zh'
import resident from '../modules/resident/words.zh'
import shell from '../shell/words.zh'

/** Every word of the app, for tests; pages load those of their own module. */
export default { shell, resident: { ...resident, ...pages }, register, duty }
