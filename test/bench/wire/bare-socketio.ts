/** The reference: Socket.IO alone. What one client sends, every client gets, in the bytes of a Weightroom tick. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { answerBench } from './contestant.ts';
import { tickLike } from './tick-like.ts';

const http = createServer();
const io = new Server(http, { perMessageDeflate: false, transports: ['websocket'] });
io.on('connection', (socket) => {
  socket.on('tweak', (value: number) => io.emit('tick', tickLike(value)));
});
http.listen(0, '127.0.0.1', () => answerBench((http.address() as AddressInfo).port));
