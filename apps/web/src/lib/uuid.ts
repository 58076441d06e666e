const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a part of an address can be an id: what is none is not asked for. */
export const isUuid = (text: string): boolean => uuid.test(text);
