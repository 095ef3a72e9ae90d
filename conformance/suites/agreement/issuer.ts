import * as net from 'cdk8s-networking';
import * as fc from 'fast-check';
import { damaged, replace, sometimes } from './damage';
import { HOME, written } from './our-answer';
import { Question } from './question';
import * as texts from './texts';

interface IssuerInput {
  readonly name: string;
  readonly ofCluster: boolean;
  readonly signer: { readonly ca: string } | { readonly selfSigned: true } | AcmeInput;
}

interface AcmeInput {
  readonly server: string;
  readonly email?: string;
  readonly account?: string;
  readonly chain?: string;
  readonly profile?: string;
  readonly solvers: SolverInput[];
}

type SolverInput = SelectorInput & ({ readonly ingressClass: string } | { readonly token: string; readonly tokenKey?: string } | Route53Input);

interface SelectorInput {
  readonly names?: string[];
  readonly zones?: string[];
}

interface Route53Input {
  readonly region?: string;
  readonly zone?: string;
  readonly role?: string;
  readonly account?: string;
  readonly access?: string;
}

const SELECTOR: fc.Arbitrary<SelectorInput> = fc.oneof(
  fc.constant({}), fc.uniqueArray(texts.HOSTNAME, { minLength: 1, maxLength: 2 }).map((names) => ({ names })),
  fc.constantFrom('example.com', 'example.net').map((zone) => ({ zones: [zone] })),
);
const ROLE = 'arn:aws:iam::123456789012:role/dns';
const PROVIDER = fc.oneof(
  fc.record({ ingressClass: fc.constantFrom('traefik', 'traefik', 'traefik', 'inner') }),
  fc.record({ token: texts.SUBDOMAIN, tokenKey: sometimes(fc.constantFrom('token', 'API_TOKEN', '.a-b')) }),
  fc.constantFrom<Route53Input>({}, { region: 'eu-central-1', zone: 'Z2' }, { region: 'us-east-1', access: 'aws' }, { region: 'us-east-1', role: ROLE, account: 'dns' }),
);
const SOLVER: fc.Arbitrary<SolverInput> = fc.tuple(SELECTOR, PROVIDER).map(([selector, provider]) => ({ ...selector, ...provider }));
const ODD_SOLVER: fc.Arbitrary<SolverInput> = fc.tuple(
  fc.oneof(SELECTOR, fc.constantFrom<SelectorInput>({ names: [] }, { zones: [] }, { names: ['a.example.com'], zones: ['example.com'] }, { zones: ['*.example.com'] }),
    texts.ODD_HOSTNAME.map((name) => ({ names: [name] })), texts.ODD_HOSTNAME.map((zone) => ({ zones: [zone] }))),
  fc.oneof(
    PROVIDER, texts.ODD_NAME.map((ingressClass) => ({ ingressClass })), texts.ODD_NAME.map((token) => ({ token })), fc.constantFrom('', 'a b', 'a/b', 'ü').map((tokenKey) => ({ token: 't', tokenKey })),
    fc.constantFrom<Route53Input>({ role: 'dns' }, { account: 'dns' }, { role: ROLE, account: 'dns', access: 'aws' }, { region: '' }, { access: 'A_b' }, { role: ROLE, account: 'A_b', region: 'x' }),
  ),
).map(([selector, provider]) => ({ ...selector, ...provider }));
const ACME: fc.Arbitrary<AcmeInput> = fc.record({
  server: fc.constantFrom('https://acme-v02.api.letsencrypt.org/directory', 'https://ca.example.com:9000/acme'),
  email: sometimes(fc.constantFrom('ops@example.com', 'a+b@example.com')),
  account: sometimes(texts.SUBDOMAIN),
  chain: sometimes(fc.constantFrom('ISRG Root X1', 'x'.repeat(64))),
  profile: sometimes(fc.constantFrom('shortlived', 'tlsserver')),
  solvers: fc.array(SOLVER, { minLength: 1, maxLength: 3 }),
});
const changeAcme = (change: fc.Arbitrary<Partial<AcmeInput>>) =>
  fc.tuple(ACME, change).map(([acme, changed]) => (input: IssuerInput): IssuerInput => ({ ...input, signer: { ...acme, ...changed } }));

export const ISSUER_QUESTION: Question<IssuerInput> = {
  kind: 'Issuer, ClusterIssuer',
  inputs: damaged<IssuerInput>(fc.record({
    name: texts.SUBDOMAIN,
    ofCluster: fc.boolean(),
    signer: fc.oneof({ weight: 4, arbitrary: ACME }, texts.SUBDOMAIN.map((ca) => ({ ca })), fc.constant({ selfSigned: true as const })),
  }), [
    replace('name', texts.ODD_NAME),
    replace('signer', texts.ODD_NAME.map((ca) => ({ ca }))),
    changeAcme(fc.constantFrom('', 'http://ca.example.com', 'ca.example.com', 'https://', 'https://a b', 'ftp://ca.example.com').map((server) => ({ server }))),
    changeAcme(fc.constantFrom('', 'ops', 'a@b@c', 'a b@c', '@', 'ops@example').map((email) => ({ email }))),
    changeAcme(texts.ODD_NAME.map((account) => ({ account }))),
    changeAcme(fc.constantFrom('', 'x'.repeat(65)).map((chain) => ({ chain }))),
    changeAcme(fc.constantFrom('', 'a b').map((profile) => ({ profile }))),
    changeAcme(fc.constant({ solvers: [] })),
    changeAcme(ODD_SOLVER.map((solver) => ({ solvers: [solver] }))),
    changeAcme(fc.tuple(SOLVER, ODD_SOLVER).map((solvers) => ({ solvers }))),
  ]),
  write: ({ name, ofCluster, signer }) => written((chart) => {
    const props = { issuerName: name, signer: signerOf(signer) };
    if (ofCluster) new net.ClusterIssuer(chart, 'Issuer', props);
    else new net.Issuer(chart, 'Issuer', props);
  }),
  meaning: ({ name, ofCluster, signer }) => [{
    apiVersion: 'cert-manager.io/v1',
    kind: ofCluster ? 'ClusterIssuer' : 'Issuer',
    metadata: { name, ...(ofCluster ? {} : { namespace: HOME }) },
    spec: signerMeaning(name, signer),
  }],
  stricter: [
    { id: 'NoSolvers', because: 'without a solver no name can be proven; cert-manager says so at the first certificate' },
    { id: 'InvalidSigner', says: /server must/, because: 'cert-manager takes any text; ACME is spoken over https alone (RFC 8555), and the account would not be registered' },
    { id: 'InvalidSigner', says: /email must/, because: 'cert-manager takes any text; the server refuses the account' },
    { id: 'InvalidName', says: /[sS]ecretName must/, because: 'cert-manager takes any text; no Secret can be called that' },
    { id: 'InvalidName', says: /serviceAccountName must/, because: 'cert-manager takes any text; no ServiceAccount can be called that' },
    { id: 'InvalidSolver', says: /entry of a Secret/, because: 'cert-manager takes any text; no entry of a Secret can be called that' },
    { id: 'InvalidSolver', says: /must not be an empty list/, because: 'cert-manager takes an empty list for every name, which is not what it says' },
    { id: 'InvalidSolver', says: /dnsNames and dnsZones/, because: 'names and zones together: one of them does nothing' },
    { id: 'InvalidSolver', says: /a zone has every name/, because: 'a wildcard never equals a zone, so the solver would never be chosen' },
    { id: 'InvalidSolver', says: /role must be the ARN/, because: 'cert-manager takes any text; AWS knows roles by their ARN' },
    { id: 'InvalidSolver', says: /serviceAccountName goes with/, because: 'cert-manager takes one and ignores the other of two ways to authenticate' },
    { id: 'InvalidSigner', says: /must be text without blanks/, because: 'cert-manager takes empty text for none said, which is not what it says' },
    { id: 'InvalidSolver', says: /must be text without blanks/, because: 'cert-manager takes empty text for none said, which is not what it says' },
    { id: 'SeveralSolverWaysIn', because: 'solvers are let in through one way in, which is known of an issuer as a whole' },
    { id: 'InvalidHostname', because: 'cert-manager takes any text for a name or zone; it would match none' },
  ],
};

function signerOf(signer: IssuerInput['signer']): net.Signer {
  if ('ca' in signer) return net.Signer.ca(signer.ca);
  if ('selfSigned' in signer) return net.Signer.selfSigned();
  const { server, email, account: privateKeySecretName, chain: preferredChain, profile, solvers } = signer;
  return net.Signer.acme({ server, email, privateKeySecretName, preferredChain, profile, solvers: solvers.map(solverOf(new Map())) });
}

/** One way in for each class: to the library two descriptions of one controller are two ways in. */
function solverOf(waysIn: Map<string, net.Exposure>): (input: SolverInput) => net.AcmeSolver {
  return (input) => {
    const selector = { dnsNames: input.names, dnsZones: input.zones };
    if ('ingressClass' in input) {
      const { ingressClass: ingressClassName } = input;
      const wayIn = waysIn.get(ingressClassName) ?? net.Exposure.onIngress(new net.traefik.Traefik({ ingressClassName }));
      waysIn.set(ingressClassName, wayIn);
      return net.AcmeSolver.http01(wayIn, selector);
    }
    if ('token' in input) return net.AcmeSolver.cloudflare({ apiTokenSecretName: input.token, apiTokenSecretKey: input.tokenKey, ...selector });
    return net.AcmeSolver.route53({
      region: input.region,
      hostedZoneId: input.zone,
      role: input.role,
      serviceAccountName: input.account,
      accessKeySecretName: input.access,
      ...selector,
    });
  };
}

function signerMeaning(issuer: string, signer: IssuerInput['signer']): object {
  if ('ca' in signer) return { ca: { secretName: signer.ca } };
  if ('selfSigned' in signer) return { selfSigned: {} };
  const { server, email, account = `${issuer}-account-key`, chain: preferredChain, profile, solvers } = signer;
  return { acme: { server, email, preferredChain, profile, privateKeySecretRef: { name: account }, solvers: solvers.map(solverMeaning) } };
}

function solverMeaning(input: SolverInput): object {
  const selector = input.names === undefined && input.zones === undefined ? {} : { selector: { dnsNames: input.names, dnsZones: input.zones } };
  if ('ingressClass' in input) return { ...selector, http01: { ingress: { ingressClassName: input.ingressClass } } };
  if ('token' in input) return { ...selector, dns01: { cloudflare: { apiTokenSecretRef: { name: input.token, key: input.tokenKey ?? 'api-token' } } } };
  const { region, zone: hostedZoneID, role, account, access } = input;
  return {
    ...selector,
    dns01: {
      route53: {
        region,
        hostedZoneID,
        role,
        auth: account === undefined ? undefined : { kubernetes: { serviceAccountRef: { name: account } } },
        accessKeyIDSecretRef: access === undefined ? undefined : { name: access, key: 'access-key-id' },
        secretAccessKeySecretRef: access === undefined ? undefined : { name: access, key: 'secret-access-key' },
      },
    },
  };
}
