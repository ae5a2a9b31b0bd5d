import duty from '../modules/duty/words.en'
import register from '../modules/resident/register/words.en'
import pages from '../modules/resident/pages.en'
import resident from '../modules/resident/words.en'
import shell from '../shell/words.en'

/** Every word of the app, for tests; pages load those of their own module. */
export default { shell, resident: { ...resident, ...pages }, register, duty }
