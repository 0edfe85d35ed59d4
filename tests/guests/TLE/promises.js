// Chains promises for ever, so that no timer ever has its turn.

const again = () => { Promise.resolve().then(again); };
again();
setTimeout(() => process.exit(0), 1);
