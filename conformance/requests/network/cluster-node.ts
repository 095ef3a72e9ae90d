import { existsSync, readdirSync } from 'fs';
import { ProcessOptions, StartedProcess } from '../../cluster/started-process';
import { ip, requireIp } from './ip';
import { freeSubnet } from './subnet';

const PREFIX = 'conformance-';
const NAMESPACES = '/run/netns';
/** Addresses of pods begin here; those below are the machine's and the node's own. */
const FIRST_POD = 10;
const LAST_POD = 250;
const GRACE_MILLISECONDS = 2_000;

/**
 * A network namespace in the place of a Kubernetes node, joined to this machine by one pair of interfaces.
 *
 * Proxies listen on the ports they have in a pod without meeting anything of this machine, and nothing in there can call out:
 * there is no route but to this machine's end of the pair.
 */
export class ClusterNode {
  /** Makes the node; it is gone once it is stopped, and at the latest when this process ends. */
  public static start(): ClusterNode {
    requireIp();
    removeLeftOvers();
    return new ClusterNode();
  }

  /** Where the node's own programs are reached. */
  public readonly address: string;
  private readonly subnet = freeSubnet();
  private readonly namespace = `${PREFIX}${process.pid}`;
  /** This machine's end of the pair; names of interfaces have at most 15 characters. */
  private readonly hostEnd = `cfh${process.pid}`;
  private readonly nodeEnd = `cfn${process.pid}`;
  private readonly started: StartedProcess[] = [];
  private readonly removeAtExit: NodeJS.ExitListener;
  private nextPod = FIRST_POD;

  private constructor() {
    this.address = `${this.subnet}.2`;
    this.removeAtExit = () => this.remove();
    process.on('exit', this.removeAtExit);
    try {
      ip('netns', 'add', this.namespace);
      ip('link', 'add', this.hostEnd, 'type', 'veth', 'peer', 'name', this.nodeEnd, 'netns', this.namespace);
      ip('address', 'add', `${this.subnet}.1/24`, 'dev', this.hostEnd);
      ip('link', 'set', this.hostEnd, 'up');
      ip('-netns', this.namespace, 'address', 'add', `${this.address}/24`, 'dev', this.nodeEnd);
      for (const device of ['lo', this.nodeEnd]) ip('-netns', this.namespace, 'link', 'set', device, 'up');
    } catch (error) {
      this.remove();
      throw error;
    }
  }

  /** One more address of the node, for a pod. */
  public addPodAddress(): string {
    if (this.nextPod > LAST_POD) throw new Error('the node has no address left for one more pod');
    const address = `${this.subnet}.${this.nextPod++}`;
    ip('-netns', this.namespace, 'address', 'add', `${address}/24`, 'dev', this.nodeEnd);
    return address;
  }

  /** Starts a program on the node; `ip netns exec` becomes that program, so its process id is the program's. */
  public run(options: ProcessOptions): StartedProcess {
    const program = new StartedProcess({ ...options, command: 'ip', args: ['netns', 'exec', this.namespace, options.command, ...options.args] });
    this.started.push(program);
    return program;
  }

  /** Ends what runs on the node, and the node. */
  public async stop(): Promise<void> {
    for (const each of this.started.reverse()) await each.stop(GRACE_MILLISECONDS);
    this.remove();
    process.off('exit', this.removeAtExit);
  }

  /** Also at exit, where nothing can be waited for: the pair goes with this machine's end, the namespace with its last process. */
  private remove(): void {
    for (const command of [['link', 'delete', this.hostEnd], ['netns', 'delete', this.namespace]]) {
      try {
        ip(...command);
      } catch {
        // Never made, or gone already.
      }
    }
  }
}

/** Nodes of runs that were killed so hard that they could not tidy up. */
function removeLeftOvers(): void {
  const names = existsSync(NAMESPACES) ? readdirSync(NAMESPACES).filter((name) => name.startsWith(PREFIX)) : [];
  for (const name of names.filter((each) => !existsSync(`/proc/${each.slice(PREFIX.length)}`))) ip('netns', 'delete', name);
}
