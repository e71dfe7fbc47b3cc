/** Once the browser has drawn a frame: what was rendered is on screen, and whoever observes sizes was told. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    // What a frame's callback posts arrives after its layout and its paint.
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    requestAnimationFrame(() => port2.postMessage(null));
  });
}
