import { REQUESTS } from '../requests';
import { AGREEMENT } from './agreement';
import { POSITIVE } from './positive';
import { Suite } from './suite';

/** In the order they run; a judge that looks at what others collected comes after them. */
export const SUITES: readonly Suite[] = [POSITIVE, AGREEMENT, ...REQUESTS];
