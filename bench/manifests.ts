/** Deployments of one namespace. */
const TEAM = 50;

/**
 * YAML of `count` Deployments, each with a Service and one policy of both directions, in namespaces of fifty that deny by
 * default and allow DNS; each calls the next of its namespace, and the last the first.
 */
export function manifests(count: number): string {
  const documents: string[] = [];
  for (let first = 0; first < count; first += TEAM) {
    const size = Math.min(TEAM, count - first);
    const home = `team-${first / TEAM}`;
    documents.push(namespace(home), defaultDeny(home), allowDns(home));
    for (let at = 0; at < size; at++) {
      const [caller, called] = [(at + size - 1) % size, (at + 1) % size].map((each) => `app-${first + each}`);
      const name = `app-${first + at}`;
      documents.push(deployment(name, home), service(name, home), policy(name, home, caller, called));
    }
  }
  return documents.join('---\n');
}

const namespace = (name: string) => `apiVersion: v1
kind: Namespace
metadata:
  name: ${name}
`;

const defaultDeny = (home: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
  namespace: ${home}
spec:
  podSelector: {}
  policyTypes:
    - Ingress
    - Egress
`;

const allowDns = (home: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-dns
  namespace: ${home}
spec:
  podSelector: {}
  policyTypes:
    - Egress
  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns
      ports:
        - port: 53
          protocol: UDP
        - port: 53
          protocol: TCP
`;

const deployment = (name: string, home: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: ${home}
spec:
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: main
          image: ghcr.io/acme/app:1.0
          ports:
            - name: http
              containerPort: 8080
`;

const service = (name: string, home: string) => `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: ${home}
spec:
  selector:
    app: ${name}
  ports:
    - port: 80
      targetPort: http
`;

const policy = (name: string, home: string, caller: string, called: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${name}
  namespace: ${home}
spec:
  podSelector:
    matchLabels:
      app: ${name}
  policyTypes:
    - Ingress
    - Egress
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: ${caller}
      ports:
        - port: 8080
          protocol: TCP
  egress:
    - to:
        - podSelector:
            matchLabels:
              app: ${called}
      ports:
        - port: 8080
          protocol: TCP
`;
