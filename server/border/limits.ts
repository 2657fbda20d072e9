/** How often somebody may ask. Counted in memory: whoever starts the server anew starts the counts anew. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const WINDOW_SECONDS = 60;

export interface Limits {
  /** Counts a request of a device that was recognised. Returns in how many seconds it may be asked again, or null if it may be now. */
  device(device: string): Promise<number | null>;
  /** Counts a request of somebody unknown, by the network it comes from. */
  network(network: string): Promise<number | null>;
}

/** @param perMinute how many requests a device, and how many a network without a session, may send in a minute */
export function createLimits(perMinute: { device: number; network: number }): Limits {
  const devices = new RateLimiterMemory({ points: perMinute.device, duration: WINDOW_SECONDS });
  const networks = new RateLimiterMemory({ points: perMinute.network, duration: WINDOW_SECONDS });
  return {
    device: (device) => take(devices, device),
    network: (network) => take(networks, network),
  };
}

async function take(limiter: RateLimiterMemory, key: string): Promise<number | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (refusal) {
    // The library rejects with the state of the count; an error would be a defect.
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
    throw refusal;
  }
}
