/**
 * Connections that ask for everything again and again and read nothing, in a process of their own.
 * @param process.argv port, workshop, how many, hellos of each
 */
import { WebSocket } from 'ws';
import { PROTOCOL } from '#shared/protocol/version.ts';

const [port, workshop, many, hellos] = process.argv.slice(2);
const hello = `42${JSON.stringify(['hello', { protocol: PROTOCOL, workshop, viewer: true }])}`;
const EVERY = 20;

function connect(): Promise<boolean> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`);
  // The server ends some of them while they still speak.
  socket.on('error', () => {});
  return new Promise((done) => {
    socket.once('close', () => done(false));
    socket.on('message', (data: Buffer) => {
      const frame = String(data);
      if (frame.startsWith('0')) socket.send('40');
      if (!frame.startsWith('40')) return;
      done(true);
      socket.pause();
      let asked = 0;
      const asking = setInterval(() => {
        if (++asked > Number(hellos) || socket.readyState !== WebSocket.OPEN) clearInterval(asking);
        else socket.send(hello);
      }, EVERY);
    });
  });
}

const connected = await Promise.all(Array.from({ length: Number(many) }, connect));
process.send?.(connected.filter(Boolean).length);
