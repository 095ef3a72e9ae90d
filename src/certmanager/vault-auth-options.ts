/** Options for `VaultAuth.appRole`. */
export interface VaultAppRoleOptions {
  /** Id of the role, which is no secret. */
  readonly roleId: string;
  /** The Secret with the role's secret id. */
  readonly secretName: string;
  /**
   * Which entry of the Secret it is.
   *
   * @default 'secretId'
   */
  readonly secretKey?: string;
  /**
   * Where AppRole is mounted, below `auth/`.
   *
   * @default 'approle'
   */
  readonly path?: string;
}

/** A service account that shows its token. */
export interface VaultServiceAccountOptions {
  /**
   * The service account; cert-manager must be allowed to ask for its token.
   *
   * @see https://cert-manager.io/docs/configuration/vault/#secretless-authentication-with-a-service-account
   * @default - none
   */
  readonly serviceAccountName?: string;
  /**
   * More audiences of the token.
   *
   * @default - only those that cert-manager puts in
   */
  readonly audiences?: string[];
}

/**
 * Options for `VaultAuth.kubernetes`.
 *
 * A service account is named, or a Secret with the token of one.
 */
export interface VaultKubernetesOptions extends VaultServiceAccountOptions {
  /** The role of Vault to take. */
  readonly role: string;
  /**
   * The Secret with a token that does not expire; a service account is better.
   *
   * @default - none
   */
  readonly secretName?: string;
  /**
   * Which entry of the Secret is the token.
   *
   * @default 'token'
   */
  readonly secretKey?: string;
  /**
   * Where Kubernetes auth is mounted.
   *
   * @default '/v1/auth/kubernetes'
   */
  readonly mountPath?: string;
}

/** Options for `VaultAuth.clientCertificate`. */
export interface VaultClientCertificateOptions {
  /**
   * The Secret, of type kubernetes.io/tls, with the certificate.
   *
   * @default - that of the connection, the signer's clientCertSecretName
   */
  readonly secretName?: string;
  /**
   * The certificate role to take.
   *
   * @default - any that fits
   */
  readonly roleName?: string;
  /**
   * Where certificate auth is mounted.
   *
   * @default '/v1/auth/cert'
   */
  readonly mountPath?: string;
}

/** Options for `VaultAuth.aws`. */
export interface VaultAwsOptions extends VaultServiceAccountOptions {
  /** The role of Vault to take. */
  readonly role: string;
  /**
   * ARN of the IAM role that the service account assumes.
   *
   * @default - none; cert-manager's own identity
   */
  readonly iamRoleArn?: string;
  /**
   * The AWS region to sign for.
   *
   * @default - that of cert-manager's own environment, or us-east-1
   */
  readonly region?: string;
  /**
   * The server id that Vault wants signed.
   *
   * @see https://developer.hashicorp.com/vault/api-docs/auth/aws#iam_server_id_header_value
   * @default - none
   */
  readonly vaultHeaderValue?: string;
  /**
   * Where AWS auth is mounted.
   *
   * @default '/v1/auth/aws'
   */
  readonly mountPath?: string;
}
