"""What the student is asked for. All on unit vectors, one row a face."""
import torch


def distillation(student, teacher):
    """Twice one minus the cosine: the squared distance to the teacher's vector."""
    return 2 * (1 - (student * teacher).sum(1)).mean()


def relation(student, teacher):
    """Faces should be as like and unlike each other as the teacher finds them: the batch's matrix of similarities."""
    difference = student @ student.T - teacher @ teacher.T
    return (difference ** 2).sum(1).mean()


def triplet(student, people, margin: float = 0.2):
    """FaceNet's loss (Schroff et al. 2015) over every pair of one person with a semi-hard negative: one that is farther
    than the positive, but by less than the margin; of those the nearest. `people` is -1 where nobody knows."""
    distances = 2 - 2 * student @ student.T
    known = people >= 0
    same = (people[:, None] == people[None]) & known[:, None]
    different = ~same & known[:, None] & known[None]
    anchors, positives = torch.nonzero(same & ~torch.eye(len(people), dtype=torch.bool, device=people.device), as_tuple=True)
    if len(anchors) == 0:
        return student.sum() * 0
    near = distances[anchors, positives]
    candidates = distances[anchors]
    semi = different[anchors] & (candidates > near[:, None]) & (candidates < near[:, None] + margin)
    nearest = torch.where(semi, candidates, torch.full_like(candidates, 1e4)).min(1).values
    losses = (near - nearest + margin)[semi.any(1)]
    return losses.mean() if len(losses) else student.sum() * 0
