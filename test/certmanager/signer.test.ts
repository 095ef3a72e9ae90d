import { AcmeSignerOptions } from '../../src/certmanager/acme-signer';
import { AcmeSolver } from '../../src/certmanager/acme-solver';
import { Signer } from '../../src/certmanager/signer';
import { VaultAuth } from '../../src/certmanager/vault-auth';
import { VaultSignerOptions } from '../../src/certmanager/vault-signer';
import { VenafiPlatform } from '../../src/certmanager/venafi-platform';
import { ServiceType } from '../../src/kubernetes/service-props';
import { Hostname } from '../../src/values/hostname';
import { FakeWayIn } from './fake-way-in';
import { CA_BUNDLE, writtenSigner, writtenSolver } from './written';

const ROLE = 'arn:aws:iam::123456789012:role/vault';
const BASE64 = Buffer.from(CA_BUNDLE).toString('base64');

function vault(options: Partial<VaultSignerOptions>): Signer {
  return Signer.vault({ server: 'https://vault.example.com:8200', path: 'pki/sign/shop', auth: VaultAuth.token('token'), ...options });
}

function acme(options: Partial<AcmeSignerOptions>): Signer {
  return Signer.acme({ solvers: [AcmeSolver.http01(new FakeWayIn())], ...options });
}

test('an account bound to one that the authority knows', () => {
  const signer = acme({ externalAccountBinding: { keyId: 'kid-1', keySecretName: 'eab' }, enableDurationFeature: true, skipTlsVerify: false });
  expect(writtenSigner(signer)).toEqual({
    acme: {
      server: Signer.LETS_ENCRYPT,
      enableDurationFeature: true,
      externalAccountBinding: { keyID: 'kid-1', keySecretRef: { name: 'eab', key: 'secret' } },
      privateKeySecretRef: { name: 'le-account-key' },
      solvers: [{ http01: { ingress: { ingressClassName: 'edge' } } }],
    },
  });
});

test('a server of one\'s own is trusted by its authority, or unseen', () => {
  expect(writtenSigner(acme({ caBundle: CA_BUNDLE }))).toMatchObject({ acme: { caBundle: BASE64 } });
  expect(writtenSigner(acme({ skipTlsVerify: true }))).toMatchObject({ acme: { skipTLSVerify: true } });
});

test('the solver\'s Service needs no port of the nodes', () => {
  const service = (serviceType?: ServiceType) => writtenSolver(AcmeSolver.http01(new FakeWayIn(), { serviceType }));
  expect(service(ServiceType.CLUSTER_IP)).toEqual({ http01: { ingress: { ingressClassName: 'edge', serviceType: 'ClusterIP' } } });
  expect(service(ServiceType.NODE_PORT)).toEqual(service());
  expect(() => service(ServiceType.LOAD_BALANCER)).toThrow('InvalidSolver: serviceType of a solver must be ClusterIP or NodePort, got "LoadBalancer"');
});

describe('Vault', () => {
  test.each<[string, () => VaultAuth, object]>([
    ['a token', () => VaultAuth.token('vault'), { tokenSecretRef: { name: 'vault' } }],
    ['a token by its entry', () => VaultAuth.token('vault', 'root'), { tokenSecretRef: { name: 'vault', key: 'root' } }],
    ['AppRole', () => VaultAuth.appRole({ roleId: 'r1', secretName: 'approle' }),
      { appRole: { path: 'approle', roleId: 'r1', secretRef: { name: 'approle', key: 'secretId' } } }],
    ['a service account', () => VaultAuth.kubernetes({ role: 'shop', serviceAccountName: 'vault', audiences: ['b', 'a', 'b'] }),
      { kubernetes: { role: 'shop', serviceAccountRef: { name: 'vault', audiences: ['a', 'b'] } } }],
    ['a service account\'s token in a Secret', () => VaultAuth.kubernetes({ role: 'shop', secretName: 'token', mountPath: '/v1/auth/k8s' }),
      { kubernetes: { role: 'shop', mountPath: '/v1/auth/k8s', secretRef: { name: 'token' } } }],
    ['a client certificate', () => VaultAuth.clientCertificate({ secretName: 'client', roleName: 'shop' }),
      { clientCertificate: { secretName: 'client', name: 'shop' } }],
    ['AWS, as cert-manager\'s pod', () => VaultAuth.aws({ role: 'shop' }), { aws: { role: 'shop' } }],
    ['AWS, as a service account', () => VaultAuth.aws({
      role: 'shop', serviceAccountName: 'vault', iamRoleArn: ROLE, region: 'eu-central-1', vaultHeaderValue: 'vault.example.com',
    }), { aws: { role: 'shop', region: 'eu-central-1', serviceAccountRef: { name: 'vault' }, iamRoleArn: ROLE, vaultHeaderValue: 'vault.example.com' } }],
  ])('knows %s', (_, auth, yaml) => {
    expect(writtenSigner(vault({ auth: auth() }))).toEqual({ vault: { server: 'https://vault.example.com:8200', path: 'pki/sign/shop', auth: yaml } });
  });

  test('is reached by what it asks for', () => {
    const signer = vault({ vaultNamespace: 'team', serverName: 'vault', caBundleSecretName: 'ca', clientCertSecretName: 'client', auth: VaultAuth.clientCertificate() });
    expect(writtenSigner(signer)).toEqual({
      vault: {
        server: 'https://vault.example.com:8200',
        serverName: 'vault',
        path: 'pki/sign/shop',
        namespace: 'team',
        caBundleSecretRef: { name: 'ca' },
        clientCertSecretRef: { name: 'client' },
        clientKeySecretRef: { name: 'client' },
        auth: { clientCertificate: {} },
      },
    });
    expect(signer._challengesFor(Hostname.of('*.example.com'))).toEqual([]);
  });

  test.each<[string, () => unknown, string]>([
    ['no auth', () => vault({ auth: undefined }), 'InvalidSigner: auth must be a VaultAuth, got nothing'],
    ['a server that is no URL', () => vault({ server: 'vault' }), 'InvalidSigner: server must be a URL, got "vault"'],
    ['no path', () => vault({ path: '' }), 'InvalidSigner: path must be text without blanks around it, got ""'],
    ['a path that leads elsewhere', () => vault({ path: 'pki/../sys/seal' }), 'InvalidSigner: path must not have ".." in it'],
    ['a mount path that leads elsewhere', () => VaultAuth.aws({ role: 'a', mountPath: '/v1/../sys' }), 'InvalidSigner: mountPath must not have ".." in it'],
    ['a mount path without its version', () => VaultAuth.kubernetes({ role: 'a', serviceAccountName: 'b', mountPath: 'kubernetes' }),
      'InvalidSigner: mountPath must begin with "/v1/", got "kubernetes"'],
    ['two tokens', () => VaultAuth.kubernetes({ role: 'a', serviceAccountName: 'b', secretName: 'c' }), 'got both serviceAccountName and secretName'],
    ['no token', () => VaultAuth.kubernetes({ role: 'a' }), 'got neither serviceAccountName nor secretName'],
    ['audiences of nobody', () => VaultAuth.kubernetes({ role: 'a', secretName: 'c', audiences: ['a'] }), 'audiences are of a service account\'s token'],
    ['an empty list of audiences', () => VaultAuth.kubernetes({ role: 'a', serviceAccountName: 'c', audiences: [] }), 'audiences must be a list of one or more, got none'],
    ['no role', () => VaultAuth.aws({} as { role: string }), 'InvalidSigner: role must be text without blanks around it, got nothing'],
    ['a service account without a role of AWS', () => VaultAuth.aws({ role: 'a', serviceAccountName: 'b' }), 'a service account assumes a role of AWS, got no iamRoleArn'],
    ['a role of AWS that nobody assumes', () => VaultAuth.aws({ role: 'a', iamRoleArn: ROLE }), 'a service account assumes a role of AWS, got iamRoleArn alone'],
    ['a client certificate that nobody names', () => vault({ auth: VaultAuth.clientCertificate() }), 'InvalidSigner: no client certificate is named'],
    ['a client certificate over plain http', () => vault({ server: 'http://vault:8200', auth: VaultAuth.clientCertificate({ secretName: 'a' }) }),
      'InvalidSigner: a client certificate is shown over https alone'],
    ['authorities from two places', () => vault({ caBundle: CA_BUNDLE, caBundleSecretName: 'a' }), 'got caBundle and caBundleSecretName; give one of them'],
  ])('refuses %s', (_, make, message) => {
    expect(make).toThrow(message);
  });
});

describe('Venafi', () => {
  test.each<[string, () => VenafiPlatform, object]>([
    ['the self-hosted platform', () => VenafiPlatform.tpp({ url: 'https://tpp.example.com/vedsdk', credentialsSecretName: 'tpp', caBundle: CA_BUNDLE }),
      { tpp: { url: 'https://tpp.example.com/vedsdk', credentialsRef: { name: 'tpp' }, caBundle: BASE64 } }],
    ['the cloud', () => VenafiPlatform.cloud({ apiTokenSecretName: 'cloud' }), { cloud: { apiTokenSecretRef: { name: 'cloud' } } }],
    ['the cloud of a region', () => VenafiPlatform.cloud({ apiTokenSecretName: 'cloud', apiTokenSecretKey: 'token', url: 'https://api.venafi.eu' }),
      { cloud: { url: 'https://api.venafi.eu', apiTokenSecretRef: { name: 'cloud', key: 'token' } } }],
    ['next generation trust services', () => VenafiPlatform.ngts({ tsgId: '123', credentialsSecretName: 'ngts' }),
      { ngts: { tsgID: '123', credentialsRef: { name: 'ngts' } } }],
  ])('is %s', (_, platform, yaml) => {
    const signer = Signer.venafi({ zone: 'Shop\\Default', platform: platform() });
    expect(writtenSigner(signer)).toEqual({ venafi: { zone: 'Shop\\Default', ...yaml } });
    expect(signer._challengesFor(Hostname.of('*.example.com'))).toEqual([]);
  });

  test.each<[string, () => unknown, string]>([
    ['no platform', () => Signer.venafi({ zone: 'a', platform: undefined as unknown as VenafiPlatform }), 'InvalidSigner: platform must be a VenafiPlatform, got nothing'],
    ['no zone', () => Signer.venafi({ zone: '', platform: VenafiPlatform.cloud({ apiTokenSecretName: 'a' }) }), 'InvalidSigner: zone must be text'],
    ['an address that is none', () => VenafiPlatform.tpp({ url: 'tpp', credentialsSecretName: 'a' }), 'InvalidSigner: url must be a URL, got "tpp"'],
    ['no tenant', () => VenafiPlatform.ngts({ tsgId: '', credentialsSecretName: 'a' }), 'InvalidSigner: tsgId must be text'],
    ['a Secret name that Kubernetes has not', () => VenafiPlatform.ngts({ tsgId: '1', credentialsSecretName: 'A' }), 'InvalidName: credentialsSecretName must be'],
  ])('refuses %s', (_, make, message) => {
    expect(make).toThrow(message);
  });
});

test.each<[string, Partial<AcmeSignerOptions>, string]>([
  ['authorities that nobody looks at', { caBundle: CA_BUNDLE, skipTlsVerify: true }, 'authorities to trust say nothing where nobody looks'],
  ['authorities in base64', { caBundle: BASE64 }, 'caBundle must be PEM text of certificates'],
  ['a broken certificate among authorities', { caBundle: `${CA_BUNDLE}-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n` }, 'caBundle must be PEM text of certificates'],
  ['an account without an id', { externalAccountBinding: { keyId: '', keySecretName: 'eab' } }, 'keyId must be text'],
  ['an account\'s key in no entry', { externalAccountBinding: { keyId: 'a', keySecretName: 'eab', keySecretKey: '/' } }, 'an entry of a Secret is named with'],
])('refuses %s', (_, options, message) => {
  expect(() => acme(options)).toThrow(`InvalidSigner: ${message}`);
});

test.each<[string, (nothing: never) => unknown]>([
  ['AcmeSignerOptions', Signer.acme],
  ['VaultSignerOptions', Signer.vault],
  ['VenafiSignerOptions', Signer.venafi],
  ['VaultAppRoleOptions', VaultAuth.appRole],
  ['VaultKubernetesOptions', VaultAuth.kubernetes],
  ['VaultAwsOptions', VaultAuth.aws],
  ['VenafiTppOptions', VenafiPlatform.tpp],
  ['VenafiCloudOptions', VenafiPlatform.cloud],
  ['VenafiNgtsOptions', VenafiPlatform.ngts],
])('refuses nothing where %s are wanted', (struct, make) => {
  expect(() => make(undefined as never)).toThrow(`InvalidProps: ${struct} must be an object, got nothing`);
  expect(() => make(7 as never)).toThrow(`InvalidProps: ${struct} must be an object, got 7`);
});
