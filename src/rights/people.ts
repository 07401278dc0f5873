/** Who the spreadsheet is shared with, and whether that list can be relied on. Addresses in lower case. */

export interface People {
  /** Empty where the file has no owner (a shared drive) or Google does not say. */
  readonly owner: string;
  readonly shared: ReadonlySet<string>;
  /** How many addresses Google listed, the owner's included where it is listed. */
  readonly listed: number;
  /** Under whose authority the program runs; plays no part in what is wanted. */
  readonly me: string;
}

export const peopleOf = (owner: string, shared: readonly string[], me: string): People => {
  const lower = owner.toLowerCase();
  return {
    owner: lower,
    listed: shared.length,
    // The owner can always edit; Google takes a protection's list to be of the others.
    shared: new Set(
      shared.map((address) => address.toLowerCase()).filter((one) => one !== '' && one !== lower),
    ),
    me: me.toLowerCase(),
  };
};

/**
 * Why rights must not be touched, in words; null where they may. Whoever is missing from the list would be locked out.
 */
export function unreliable({ owner, shared, me }: People): string | null {
  if (owner === '')
    return 'Google không cho biết chủ sở hữu của bảng tính (có thể bảng tính nằm trong bộ nhớ dùng chung). Hãy chuyển bảng tính về Drive của một người rồi chạy lại.';
  if (me === '') return 'Google không cho biết bạn là ai. Hãy cấp quyền cho tiện ích rồi chạy lại.';
  if (me !== owner && !shared.has(me))
    return `Danh sách người được chia sẻ mà Google đưa ra không đủ: không có ${me}, dù người này đang sửa được. Nếu quyền sửa có qua nhóm hoặc qua liên kết, hãy chia sẻ bảng tính cho chính địa chỉ đó rồi chạy lại.`;
  return null;
}
