/** The reference below the reference: ws alone, the frame's text made once for everybody. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { answerBench } from './contestant.ts';
import { tickLike } from './tick-like.ts';

const http = createServer();
const wss = new WebSocketServer({ server: http, perMessageDeflate: false });
wss.on('connection', (socket) => {
  socket.on('message', (data) => {
    // As Socket.IO frames it, so that the bytes are the same.
    const frame = `42${JSON.stringify(['tick', tickLike(Number(data))])}`;
    for (const client of wss.clients) client.send(frame);
  });
});
http.listen(0, '127.0.0.1', () => answerBench((http.address() as AddressInfo).port));
