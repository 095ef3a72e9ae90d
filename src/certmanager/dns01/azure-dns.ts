import { checkEnum, refuse } from '../../values/errors';
import { checkOptionalValue, checkValue } from '../check-value';
import { secretKey } from '../secret-key';
import { Dns01SolverOptions } from '../solver-options';
import { AzureDnsSpec } from './provider-spec';

/**
 * A cloud of Azure's.
 *
 * The German cloud is closed, and cert-manager does not know it any more.
 *
 * @see https://github.com/cert-manager/cert-manager/blob/v1.21.1/pkg/issuer/acme/dns/azuredns/azuredns.go
 */
export enum AzureEnvironment {
  /** The public one. */
  PUBLIC_CLOUD = 'AzurePublicCloud',
  /** China's. */
  CHINA_CLOUD = 'AzureChinaCloud',
  /** The US government's. */
  US_GOVERNMENT_CLOUD = 'AzureUSGovernmentCloud',
}

/** Who can ask for the names of a zone. */
export enum AzureZoneType {
  /** Everybody. */
  PUBLIC = 'AzurePublicZone',
  /** Virtual networks that are linked to it; an experiment of cert-manager's. */
  PRIVATE = 'AzurePrivateZone',
}

/**
 * Options for `AcmeSolver.azureDns`.
 *
 * A service principal is named, or a managed identity, or neither: then cert-manager takes the identity of its own pod.
 */
export interface AzureDnsSolverOptions extends Dns01SolverOptions {
  /** Id of the subscription. */
  readonly subscriptionId: string;
  /** The resource group of the zone. */
  readonly resourceGroupName: string;
  /**
   * The zone to write in.
   *
   * @default - the longest that holds the name
   */
  readonly hostedZoneName?: string;
  /**
   * The cloud.
   *
   * @default AzureEnvironment.PUBLIC_CLOUD
   */
  readonly environment?: AzureEnvironment;
  /**
   * Whether the zone is a public or a private one; private ones need cert-manager 1.20.
   *
   * @default AzureZoneType.PUBLIC
   */
  readonly zoneType?: AzureZoneType;
  /**
   * Id of a service principal, with its tenant and password.
   *
   * @default - none
   */
  readonly clientId?: string;
  /**
   * Id of the service principal's tenant.
   *
   * @default - none
   */
  readonly tenantId?: string;
  /**
   * The Secret with its password: beside an Issuer, or in cert-manager's namespace for a ClusterIssuer.
   *
   * @default - none
   */
  readonly clientSecretSecretName?: string;
  /**
   * Which entry of that Secret is the password.
   *
   * @default 'client-secret'
   */
  readonly clientSecretSecretKey?: string;
  /**
   * Client id of a managed identity.
   *
   * @default - that of cert-manager's own environment
   */
  readonly managedIdentityClientId?: string;
  /**
   * Resource id of a managed identity, in place of its client id.
   *
   * @default - none
   */
  readonly managedIdentityResourceId?: string;
  /**
   * Tenant of a managed identity, with its client id.
   *
   * @default - that of cert-manager's own environment
   */
  readonly managedIdentityTenantId?: string;
}

/** @internal */
export function azureDnsSpec(options: AzureDnsSolverOptions): AzureDnsSpec {
  checkEnum('environment', options.environment, AzureEnvironment);
  checkEnum('zoneType', options.zoneType, AzureZoneType);
  const { environment, zoneType } = options;
  return {
    subscriptionID: checkValue('InvalidSolver', 'subscriptionId', options.subscriptionId, '11111111-2222-3333-4444-555555555555'),
    resourceGroupName: checkValue('InvalidSolver', 'resourceGroupName', options.resourceGroupName, 'dns'),
    hostedZoneName: checkOptionalValue('InvalidSolver', 'hostedZoneName', options.hostedZoneName, 'example.com'),
    environment: environment === AzureEnvironment.PUBLIC_CLOUD ? undefined : environment,
    zoneType: zoneType === AzureZoneType.PUBLIC ? undefined : zoneType,
    ...principalOf(options),
    ...identityOf(options),
  };
}

function principalOf(options: AzureDnsSolverOptions): Pick<AzureDnsSpec, 'clientID' | 'tenantID' | 'clientSecretSecretRef'> {
  const { clientId, tenantId, clientSecretSecretName, clientSecretSecretKey } = options;
  const parts = { clientId, tenantId, clientSecretSecretName };
  const missing = Object.entries(parts).filter(([, value]) => value === undefined).map(([name]) => name);
  if (missing.length === 3) return {};
  if (missing.length > 0) {
    refuse('InvalidSolver', `a service principal is clientId, tenantId and clientSecretSecretName, got no ${missing.join(' and no ')}; give all three or none`);
  }
  return {
    clientID: checkValue('InvalidSolver', 'clientId', clientId!, '11111111-2222-3333-4444-555555555555'),
    tenantID: checkValue('InvalidSolver', 'tenantId', tenantId!, '11111111-2222-3333-4444-555555555555'),
    clientSecretSecretRef: secretKey('InvalidSolver', 'clientSecretSecretName', clientSecretSecretName!, clientSecretSecretKey ?? 'client-secret'),
  };
}

function identityOf(options: AzureDnsSolverOptions): Pick<AzureDnsSpec, 'managedIdentity'> {
  const { managedIdentityClientId, managedIdentityResourceId, managedIdentityTenantId } = options;
  if (managedIdentityClientId === undefined && managedIdentityResourceId === undefined && managedIdentityTenantId === undefined) return {};
  if (options.clientId !== undefined) {
    refuse('InvalidSolver', 'a service principal leaves a managed identity unused, got both; give clientId or a managed identity');
  }
  if (managedIdentityResourceId !== undefined && (managedIdentityClientId ?? managedIdentityTenantId) !== undefined) {
    refuse('InvalidSolver', 'a managed identity is named by its client id or its resource id, got both; leave managedIdentityResourceId out');
  }
  if (managedIdentityTenantId !== undefined && managedIdentityClientId === undefined) {
    refuse('InvalidSolver', 'managedIdentityTenantId goes with a client id, got none; give managedIdentityClientId');
  }
  return {
    managedIdentity: {
      clientID: checkOptionalValue('InvalidSolver', 'managedIdentityClientId', managedIdentityClientId, '11111111-2222-3333-4444-555555555555'),
      resourceID: checkOptionalValue('InvalidSolver', 'managedIdentityResourceId', managedIdentityResourceId, '/subscriptions/…/userAssignedIdentities/dns'),
      tenantID: checkOptionalValue('InvalidSolver', 'managedIdentityTenantId', managedIdentityTenantId, '11111111-2222-3333-4444-555555555555'),
    },
  };
}
