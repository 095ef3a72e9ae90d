import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { moduleFolder } from '../../cache/go-module';
import { KubeObject } from '../../cluster/object';
import { ENVOY_GATEWAY_MODULE } from './binary';

const FOLDER = join('charts', 'gateway-crds-helm', 'templates', 'generated');

/** The CustomResourceDefinitions of its own kinds; the chart's template around each only asks whether they are wanted. */
export async function envoyGatewayDefinitions(): Promise<KubeObject[]> {
  const folder = join(await moduleFolder(ENVOY_GATEWAY_MODULE), FOLDER);
  return readdirSync(folder).sort().map((name) => {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n').filter((line) => !line.startsWith('{{'));
    return parse(lines.join('\n')) as KubeObject;
  });
}
