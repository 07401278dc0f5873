/** How far rights are, in words: whoever a change is for sees at once whether they are complete. */
import type { RightsState } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { type RightsMemory, rememberedRights } from './rightsMemory.js';

/** A run goes on within some minutes; one that has not by then was cut off. */
const STOPPED_MS = 20 * 60_000;

export function stateOf(memory: RightsMemory | null, now: Date): RightsState {
  if (memory === null)
    return {
      state: 'stopped',
      done: 0,
      total: 0,
      said: 'Chưa đặt quyền sửa cho bảng tính này. Chạy «Sửa bảng tính» để đặt.',
    };
  const { state, done, total, reason, at } = memory;
  if (state === 'refused') return { state, done, total, said: `Chưa thay đổi quyền sửa: ${reason}` };
  if (state === 'barred')
    return {
      state: 'stopped',
      done,
      total,
      said: `Quyền sửa mới cập nhật được ${done}/${total}: ${reason}`,
    };
  if (state === 'complete') return { state, done, total, said: `Quyền sửa đã đầy đủ: ${total}/${total}` };
  if (now.getTime() - at > STOPPED_MS)
    return {
      state: 'stopped',
      done,
      total,
      said: `Quyền sửa mới cập nhật được ${done}/${total} rồi dừng. Chạy «Sửa bảng tính» để cập nhật nốt.`,
    };
  const howFar = total > 0 ? `: ${done}/${total}` : '';
  return { state, done, total, said: `đang cập nhật quyền${howFar}` };
}

export const rightsState = (environment: Environment): RightsState =>
  stateOf(rememberedRights(environment), environment.now());
