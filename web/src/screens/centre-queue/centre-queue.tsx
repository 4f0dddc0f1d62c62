export function CentreQueue() {
  return null;
}
