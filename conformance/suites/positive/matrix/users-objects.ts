import { ApiObject } from 'cdk8s';
import * as net from 'cdk8s-networking';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';

/** A Deployment as a user may have it. */
export function deployment(scope: Construct, name: string, ports: object[] = [{ containerPort: 9000 }]): ApiObject {
  return new ApiObject(scope, `${name}-deployment`, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers: [{ name, image: `ghcr.io/acme/${name}:1.0`, ports }] } },
    },
  });
}

export function service(scope: Construct, name: string, ports: object[] = [{ port: 8000, targetPort: 9000 }]): ApiObject {
  return new ApiObject(scope, `${name}-service`, { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { selector: { app: name }, ports } });
}

export function kplusDeployment(scope: Construct, name: string): kplus.Deployment {
  return new kplus.Deployment(scope, `${name}-deployment`, {
    metadata: { name }, containers: [{ image: `ghcr.io/acme/${name}:1.0`, portNumber: 9376 }],
  });
}

/** Signs by both challenges, through the way in and at Cloudflare. */
export function acme(exposure: net.Exposure): net.Signer {
  return net.Signer.acme({ solvers: [net.AcmeSolver.http01(exposure), net.AcmeSolver.cloudflare({ apiTokenSecretName: 'cloudflare' })] });
}
