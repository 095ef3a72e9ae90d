import { App } from 'cdk8s';
import { KubeObject } from '../../../cluster/object';
import { readYaml } from '../read-yaml';

/** The objects of an app in the order of its files; findings are not what is looked at here, so they are not printed. */
export function synthesize(app: App): KubeObject[] {
  return readYaml(quietly(() => app.synthYaml()));
}

export function quietly<T>(make: () => T): T {
  const write = process.stderr.write;
  process.stderr.write = () => true;
  try {
    return make();
  } finally {
    process.stderr.write = write;
  }
}
