/** Ends what the run started: the application where it ran in this very process, its databases, the server. */
module.exports = async () => {
  await globalThis.medregistryServer?.end();
  await globalThis.medregistryRun?.end();
};
