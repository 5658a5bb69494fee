/** Vite inlines small pictures as data addresses. */
declare module '*.png' {
  const dataUrl: string;
  export default dataUrl;
}
