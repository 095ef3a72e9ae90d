import * as net from 'cdk8s-networking';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';

const IMAGES = 'us-central1-docker.pkg.dev/google-samples/microservices-demo';
const VERSION = 'v0.10.5';

export interface MicroserviceProps {
  /** @default - Google's public image of the same name */
  readonly image?: string;
  /** @default - it only calls others */
  readonly port?: number;
  /** @default - the same as `port` */
  readonly servicePort?: number;
  /** @default - "grpc" */
  readonly portName?: string;
  /** @default - gRPC health checking on `port` */
  readonly probe?: k8s.Probe;
  /** @default - none */
  readonly env?: { readonly [name: string]: string };
  /** @default - nothing is writable */
  readonly writablePath?: string;
}

/** One Deployment with its Service, hardened as upstream hardens them, and adopted so that relations can be declared. */
export class Microservice extends Construct implements net.IConnectable {
  public readonly asPeer: net.Peer;
  public readonly connections: net.Connections;

  public constructor(scope: Construct, name: string, props: MicroserviceProps) {
    super(scope, name);
    const { env, port, portName = 'grpc', writablePath } = props;
    const labels = { app: name };
    const probe = props.probe ?? (port ? { initialDelaySeconds: 15, grpc: { port } } : undefined);

    const deployment = new k8s.KubeDeployment(this, 'Deployment', {
      metadata: { name, labels },
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            automountServiceAccountToken: false,
            securityContext: { fsGroup: 1000, runAsGroup: 1000, runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
            containers: [{
              name: 'server',
              image: props.image ?? `${IMAGES}/${name}:${VERSION}`,
              ports: port ? [{ name: portName, containerPort: port }] : undefined,
              env: env && Object.entries(env).map(([key, value]) => ({ name: key, value })),
              readinessProbe: probe,
              livenessProbe: probe,
              securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true },
              volumeMounts: writablePath ? [{ name: 'data', mountPath: writablePath }] : undefined,
            }],
            volumes: writablePath ? [{ name: 'data', emptyDir: {} }] : undefined,
          },
        },
      },
    });
    if (port) {
      new net.Service(this, 'Service', {
        workload: deployment,
        serviceName: name,
        ports: [{ name: portName, port: props.servicePort ?? port, targetPort: net.Port.tcp(port) }],
      });
    }

    const workload = net.Workload.of(deployment);
    this.asPeer = workload.asPeer;
    this.connections = workload.connections;
  }
}
