import { ENVOY_GATEWAY_JUDGE } from '../judges/envoy-gateway';
import { REQUESTS } from '../requests';
import { AGREEMENT } from './agreement';
import { CERT_MANAGER } from './cert-manager';
import { POD_SECURITY } from './pod-security';
import { POSITIVE } from './positive';
import { REACHABILITY } from './reachability';
import { SCHEMA } from './schema';
import { Suite } from './suite';

/** In the order they run; a judge that looks at what others collected comes after them. */
export const SUITES: readonly Suite[] = [POSITIVE, CERT_MANAGER, SCHEMA, POD_SECURITY, AGREEMENT, REACHABILITY, ENVOY_GATEWAY_JUDGE, ...REQUESTS];
