import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/** Adds `count` charts of cdk8s-plus, each with a Deployment, a Service, an Ingress and three NetworkPolicies. */
export function addPlusApps(app: App, count: number): void {
  for (let at = 0; at < count; at++) {
    const chart = new Chart(app, `app-${at}`, { namespace: `team-${at % 10}` });
    const deployment = new kplus.Deployment(chart, 'Web', { containers: [{ image: 'ghcr.io/acme/app:1.0', portNumber: 8080 }] });
    const service = deployment.exposeViaService({ ports: [{ port: 80, targetPort: 8080 }] });
    new kplus.Ingress(chart, 'Ingress').addHostRule(`app-${at}.example.com`, '/', kplus.IngressBackend.fromService(service));
    for (const caller of ['web', 'jobs', 'metrics']) {
      const peer = kplus.Pods.select(chart, `${caller}-pods`, { labels: { app: caller } });
      new kplus.NetworkPolicy(chart, caller, { selector: deployment, ingress: { rules: [{ peer, ports: [kplus.NetworkPolicyPort.tcp(8080)] }] } });
    }
  }
}
