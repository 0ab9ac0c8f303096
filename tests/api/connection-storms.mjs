// Clients that do harm, on a thread of their own: `{port, storm}` in, "ready" out, until told to stop.
import { once } from "node:events";
import { connect } from "node:net";
import { parentPort, workerData } from "node:worker_threads";

const { port, storm } = workerData;
const sockets = new Set();
const counts = { opened: 0, answered: 0, closed: 0 };

/** The limit is for each address, so a storm comes from many: 127.0.0.2, 127.0.0.3… */
function open(number) {
  const socket = connect({ port, host: "127.0.0.1", localAddress: `127.0.0.${2 + (number % 40)}` });
  sockets.add(socket);
  socket.on("error", () => {});
  socket.on("close", () => {
    counts.closed += 1;
    sockets.delete(socket);
  });
  counts.opened += 1;
  return socket;
}

async function openMany(count, begin = () => {}) {
  for (let i = 0; i < count; i += 100) {
    const some = Array.from({ length: Math.min(100, count - i) }, (_, k) => open(i + k));
    await Promise.all(some.map((socket) => once(socket, "connect")));
    some.forEach(begin);
  }
}

/** Sends `text` one byte at a time, every 100 ms. */
function trickle(socket, text) {
  let sent = 0;
  socket.on("data", () => {
    counts.answered += 1;
  });
  const timer = setInterval(() => {
    if (socket.writable && sent < text.length) socket.write(text[sent]);
    sent += 1;
  }, 100);
  socket.on("close", () => clearInterval(timer));
}

const host = "Host: localhost\r\n";
const asks = `GET /healthz HTTP/1.1\r\n${host}\r\n`;
const signsIn = `POST /api/v1/auth/login HTTP/1.1\r\n${host}Content-Type: application/json\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 10000\r\n\r\n`;

const storms = {
  idle: () => openMany(5000),
  slowHeads: () => openMany(500, (socket) => trickle(socket, `GET /healthz HTTP/1.1\r\nX: ${"x".repeat(1000)}`)),
  slowBodies: () =>
    openMany(500, (socket) => {
      socket.write(signsIn);
      trickle(socket, "x".repeat(1000));
    }),
  // Large answers that nobody takes.
  slowReads: () =>
    openMany(200, (socket) => {
      socket.pause();
      socket.write(`GET /api/docs HTTP/1.1\r\n${host}\r\n`.repeat(50));
    }),
  floods: () =>
    openMany(100, (socket) => {
      socket.on("data", () => {
        counts.answered += 1;
      });
      const more = () => {
        while (socket.writable && socket.write(asks.repeat(100)));
      };
      socket.on("drain", more);
      more();
    }),
  drops: async () => {
    for (let i = 0; i < 10_000; i += 100) {
      const some = Array.from({ length: 100 }, (_, k) => open(i + k));
      await Promise.all(some.map((socket) => once(socket, "connect")));
      some.forEach((socket, k) => {
        if (k % 3 === 1) socket.write(asks.slice(0, 10));
        if (k % 3 === 2) socket.write(asks);
        if (k % 2 === 0) socket.destroy();
        else socket.resetAndDestroy();
      });
    }
  },
};

await storms[storm]();
parentPort.postMessage("ready");
parentPort.on("message", () => {
  for (const socket of sockets) socket.destroy();
  parentPort.postMessage(counts);
  parentPort.close();
});
