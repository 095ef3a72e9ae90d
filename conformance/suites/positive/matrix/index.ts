import { Case } from '../case';
import { ADOPTED_INGRESS } from './adopted-ingress';
import { CERTIFICATE } from './certificate';
import { EXPOSED_APP } from './exposed-app';
import { GATEWAY } from './gateway';
import { ISSUER } from './issuer';
import { casesOf, Matrix } from './matrix';
import { uncoveredOptions as uncovered } from './options';
import { PASSTHROUGH } from './passthrough';
import { INGRESS_OBJECT, REFERENCE_GRANT } from './plain-objects';
import { BACKEND_TLS_POLICY, ROUTES } from './routes';
import { SECURE_NAMESPACE } from './secure-namespace';
import { SERVICE } from './service';
import { TLS_INGRESS } from './tls-ingress';
import { VENDORS } from './vendors';
import { WAYS_IN } from './ways-in';

const MATRICES: readonly Matrix[] = [
  EXPOSED_APP, TLS_INGRESS, SECURE_NAMESPACE, SERVICE, CERTIFICATE, ISSUER, GATEWAY, REFERENCE_GRANT, INGRESS_OBJECT,
  PASSTHROUGH, ROUTES, BACKEND_TLS_POLICY, ADOPTED_INGRESS, VENDORS,
];

export function matrixCases(): Case[] {
  return MATRICES.flatMap(casesOf);
}

export function uncoveredOptions(): ReturnType<typeof uncovered> {
  return uncovered(WAYS_IN.map(({ name }) => name));
}
