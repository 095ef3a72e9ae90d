import { KubeObject } from '../../cluster/object';

/** A warning of the API server that is as it should be. */
interface MeantWarning {
  readonly reason: string;
  readonly covers: (warning: string, object: KubeObject) => boolean;
}

interface PodTemplateHolder {
  readonly spec?: { readonly template?: { readonly spec?: { readonly securityContext?: { readonly seccompProfile?: object } } } };
}

export const MEANT_WARNINGS: readonly MeantWarning[] = [
  {
    reason: 'SecureNamespace warns of pods below `restricted`; these are pods of users, never those the library writes from an image',
    covers: (warning, object) => warning.startsWith('would violate PodSecurity "restricted:')
      // Everything the library writes itself has this profile.
      && (object as PodTemplateHolder).spec?.template?.spec?.securityContext?.seccompProfile === undefined,
  },
  {
    reason: 'Kubernetes before 1.34 knows `PreferSameZone` only as `PreferClose`, so a platform of that age gets the old word',
    covers: (warning) => warning === 'spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"',
  },
];
