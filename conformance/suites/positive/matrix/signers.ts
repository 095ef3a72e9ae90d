import * as net from 'cdk8s-networking';
import { use } from './options';

/** A certificate that signs itself, to trust. */
export const CA_BUNDLE = `-----BEGIN CERTIFICATE-----
MIIBgDCCASegAwIBAgIUXxh5ijDIDww7e4C2FzwWw0zQ5iIwCgYIKoZIzj0EAwIw
FTETMBEGA1UEAwwKZXhhbXBsZS1jYTAgFw0yNjExMjAxNDA4MTlaGA8yMTI2MTAy
NzE0MDgxOVowFTETMBEGA1UEAwwKZXhhbXBsZS1jYTBZMBMGByqGSM49AgEGCCqG
SM49AwEHA0IABMXwS0mGjdr+fYFXhDJ3nTHRRjo8hW/nOFMK4SOq5ao8Xyv+pE+H
X8v4g74BxzfaZj2CK4HSpylat5jY0vuaB9qjUzBRMB0GA1UdDgQWBBRh7JmTFkb6
/AOmXa+KBw3lS5U58DAfBgNVHSMEGDAWgBRh7JmTFkb6/AOmXa+KBw3lS5U58DAP
BgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIDpks+w9wPNvsHpQXzbs
/WYhKq2a+G8yXTMxVhCQ7xyiAiBSzVupSDLjGELuh5MqbKP+k5/2gUUL5BG5H7c8
+jFeOw==
-----END CERTIFICATE-----
`;

const SERVER = 'https://vault.example.com:8200';
const PATH = 'pki_int/sign/example-dot-com';

/** A Vault for each way to show who one is. */
export const VAULTS: { readonly [name: string]: () => net.VaultSignerOptions } = {
  'vault-token': () => ({ server: SERVER, path: PATH, auth: net.VaultAuth.token('vault-token'), vaultNamespace: 'team-a', caBundle: CA_BUNDLE }),
  'vault-app-role': () => ({
    server: SERVER,
    path: PATH,
    auth: net.VaultAuth.appRole(use('VaultAppRoleOptions', { roleId: 'role-1', secretName: 'approle', secretKey: 'secret', path: 'approle/team' })),
    caBundleSecretName: 'vault-ca',
    caBundleSecretKey: 'bundle.pem',
  }),
  'vault-service-account': () => ({
    server: SERVER,
    path: PATH,
    auth: net.VaultAuth.kubernetes(use('VaultKubernetesOptions', {
      role: 'shop', serviceAccountName: 'vault-issuer', audiences: ['vault'], mountPath: '/v1/auth/k8s',
    })),
  }),
  'vault-service-account-token': () => ({
    server: SERVER,
    path: PATH,
    auth: net.VaultAuth.kubernetes(use('VaultKubernetesOptions', { role: 'shop', secretName: 'vault-issuer', secretKey: 'jwt' })),
  }),
  'vault-client-certificate': () => ({
    server: SERVER,
    path: PATH,
    auth: net.VaultAuth.clientCertificate(use('VaultClientCertificateOptions', { secretName: 'client', roleName: 'shop', mountPath: '/v1/auth/cert2' })),
    serverName: 'vault.internal',
    clientCertSecretName: 'connection',
  }),
  'vault-aws': () => ({ server: SERVER, path: PATH, auth: net.VaultAuth.aws({ role: 'shop' }) }),
  'vault-aws-service-account': () => ({
    server: SERVER,
    path: PATH,
    auth: net.VaultAuth.aws(use('VaultAwsOptions', {
      role: 'shop',
      serviceAccountName: 'vault-issuer',
      iamRoleArn: 'arn:aws:iam::123456789012:role/vault',
      audiences: ['vault'],
      region: 'eu-central-1',
      vaultHeaderValue: 'vault.example.com',
      mountPath: '/v1/auth/aws2',
    })),
  }),
};

/** Each of the platforms that grew out of Venafi. */
export const VENAFIS: { readonly [name: string]: () => net.VenafiPlatform } = {
  'venafi-tpp': () => net.VenafiPlatform.tpp(use('VenafiTppOptions', {
    url: 'https://tpp.example.com/vedsdk', credentialsSecretName: 'tpp', caBundleSecretName: 'tpp-ca', caBundleSecretKey: 'ca.pem',
  })),
  'venafi-tpp-bundle': () => net.VenafiPlatform.tpp(use('VenafiTppOptions', {
    url: 'https://tpp.example.com/vedsdk', credentialsSecretName: 'tpp', caBundle: CA_BUNDLE,
  })),
  'venafi-cloud': () => net.VenafiPlatform.cloud(use('VenafiCloudOptions', {
    apiTokenSecretName: 'cloud', apiTokenSecretKey: 'token', url: 'https://api.venafi.eu',
  })),
  'venafi-ngts': () => net.VenafiPlatform.ngts(use('VenafiNgtsOptions', {
    tsgId: '1234567890', credentialsSecretName: 'ngts', url: 'https://ngts.example.com/ngts', tokenEndpoint: 'https://auth.example.com/oauth2/access_token',
  })),
};
