import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { defineObject } from '../kubernetes/object';
import { checkProps, refuse, within } from '../values/errors';
import { checkDnsLabel, checkSubdomain, kebabCase } from '../values/names';
import { quoted } from '../values/quoted';
import { REFERENCE_GRANT_API } from './facts';
import { ReferenceGrantSpec } from './shapes';

/** Who may refer to what in this namespace. */
export interface ReferenceGrantProps {
  /** The namespace of those who refer. */
  readonly sourceNamespace: string;
  /**
   * Their kind.
   *
   * @default "HTTPRoute"
   */
  readonly sourceKind?: string;
  /**
   * The kind they refer to: `Service` or `Secret`.
   *
   * @default "Service"
   */
  readonly targetKind?: string;
  /**
   * The one object they may refer to.
   *
   * @default - every object of the kind
   */
  readonly targetName?: string;
  /**
   * Name of the ReferenceGrant.
   *
   * @default - the construct id in kebab-case
   */
  readonly grantName?: string;
}

/** @see https://github.com/kubernetes-sigs/gateway-api/blob/v1.6.1/apis/v1/shared_types.go */
const KIND = /^[a-zA-Z]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/;
const TARGETS = ['Service', 'Secret'];

/**
 * Lets Gateway API objects of another namespace refer to objects of this one.
 *
 * Routes written here bring the grants they need; this is for those of somebody else.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/referencegrant/
 */
export class ReferenceGrant extends Construct {
  /** The ReferenceGrant itself. */
  public readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: ReferenceGrantProps) {
    super(scope, id);
    checkProps('ReferenceGrantProps', props, this);
    const targetKind = props.targetKind ?? 'Service';
    if (!TARGETS.includes(targetKind)) {
      refuse('InvalidGrant', `targetKind must be ${TARGETS.join(' or ')}, got ${quoted(targetKind)}; correct it`, this);
    }
    if (props.sourceKind !== undefined && !KIND.test(props.sourceKind)) {
      refuse('InvalidGrant', `sourceKind must be a kind such as HTTPRoute, got ${quoted(props.sourceKind)}; correct it`, this);
    }
    const spec: ReferenceGrantSpec = within(this, () => ({
      from: [{
        group: 'gateway.networking.k8s.io', kind: props.sourceKind ?? 'HTTPRoute', namespace: checkDnsLabel('namespace name', props.sourceNamespace),
      }],
      to: [{ group: '', kind: targetKind, ...(props.targetName === undefined ? {} : { name: checkSubdomain('target name', props.targetName) }) }],
    }));
    this.apiObject = defineObject(this, 'Resource', {
      apiVersion: REFERENCE_GRANT_API,
      kind: 'ReferenceGrant',
      metadata: { name: within(this, () => checkSubdomain('grant name', props.grantName ?? kebabCase(id))), namespace: Chart.of(this).namespace },
      spec,
    });
  }
}
