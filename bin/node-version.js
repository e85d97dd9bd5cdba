/**
 * Whether this Node will do, and the sentence for when it does not. Written so that Node 12 can still read it: an old
 * Node must be able to say that it is too old.
 */
/** @returns {string | null} what to do, or null when all is well */
export function nodeFault() {
  var have = process.versions.node.split(".").map(Number);
  var major = have[0] || 0;
  if (major > 20 || (major === 20 && (have[1] || 0) >= 19)) return null;
  return (
    "Lectern needs Node 20.19 or newer; this is Node " +
    process.versions.node +
    ". Install Node 22 or 24 (https://nodejs.org), then try again."
  );
}

/** Ends the process where Node is too old. */
export function requireNode() {
  var fault = nodeFault();
  if (fault === null) return;
  console.error(fault);
  process.exit(1);
}
