import { AppProtocol } from '../../src/model/app-protocol';
import { DataPlane, proxyPods } from '../../src/model/data-plane';
import { RoutePlan, ServiceWords } from '../../src/model/front-door';
import { WayIn } from '../../src/model/way-in';

/** Proxy pods `app=edge` in the namespace `edge`, on an Ingress class. */
export class FakeWayIn extends WayIn {
  public constructor(private readonly className = 'edge') {
    super();
  }

  public get _routesNames(): readonly string[] {
    return [`IngressClass/${this.className}`];
  }

  public get _description(): string {
    return `ingress class ${this.className}`;
  }

  public get _dataPlanes(): readonly DataPlane[] {
    return [{ ...proxyPods(this.className, this.className, { app: this.className }), ports: [8000, 8443] }];
  }

  public get _http01Solver(): object {
    return { ingress: { ingressClassName: this.className } };
  }

  public _serviceWords(_protocol: AppProtocol): ServiceWords {
    throw new Error('not needed here');
  }

  public _plan(): RoutePlan {
    throw new Error('not needed here');
  }
}
