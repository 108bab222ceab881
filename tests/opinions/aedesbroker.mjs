// SPDX-License-Identifier: GPL-3.0-or-later
// aedesbroker.mjs TCP_PORT WEBSOCKET_PORT: aedes on 127.0.0.1, until it is ended.
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import Aedes from 'aedes';
import { WebSocketServer, createWebSocketStream } from 'ws';

const [tcpPort, webSocketPort] = process.argv.slice(2).map(Number);
const broker = new Aedes();

const http = createHttpServer();
new WebSocketServer({ server: http, handleProtocols: () => 'mqtt' }).on('connection', (socket, request) => {
    broker.handle(createWebSocketStream(socket), request);
});
createServer(broker.handle).listen(tcpPort, '127.0.0.1', () => {
    http.listen(webSocketPort, '127.0.0.1', () => console.log('ready'));
});
