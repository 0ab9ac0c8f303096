export interface CommandPaletteProps {
  open: boolean;
  onClose: () => void;
}

export function CommandPalette({ open }: CommandPaletteProps) {
  return open ? <span /> : null;
}
