import type { ProjectType } from '@/api/project-type-types';
import { Dialog } from '@/components/dialog';
import { t } from '@/i18n/translate';
import { ProjectTypeForm } from './project-type-form';

export interface ProjectTypeDialogProps {
  open: boolean;
  /** What it is called, as far as that is known. */
  name: string;
  /** It exists, without details. */
  isNamed?: boolean;
  onMade: (type: ProjectType) => void;
  onClose: () => void;
}

/** Makes a type of projects, from the form of a project or from the administration. */
export function ProjectTypeDialog({ open, name, isNamed = false, onMade, onClose }: ProjectTypeDialogProps) {
  const title = isNamed ? t('project_types.details_of', { name }) : t('project_types.new');
  return (
    <Dialog open={open} onClose={onClose} title={title} description={t('project_types.new_detail')} wide persistent>
      <ProjectTypeForm name={name} isNamed={isNamed} onMade={onMade} onCancel={onClose} />
    </Dialog>
  );
}
