// An S3-compatible store for the tests, with one bucket. It prints the port on which it listens; its key and secret are S3RVER.
import S3rver from 's3rver';

const store = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory: './kept', resetOnClose: false, configureBuckets: [{ name: 'agreements' }] });
const { port } = await store.run();
console.log(port);
