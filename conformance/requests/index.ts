import type { Suite } from '../suites/suite';
import { ENVOY_GATEWAY } from './envoy-gateway';
import { TRAEFIK_GATEWAY } from './traefik-gateway';
import { TRAEFIK_INGRESS } from './traefik-ingress';

/** Real proxies, asked by real requests. */
export const REQUESTS: readonly Suite[] = [TRAEFIK_INGRESS, TRAEFIK_GATEWAY, ENVOY_GATEWAY];
