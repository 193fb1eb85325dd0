"""What the student is asked for. All on unit vectors, one row a face."""
import torch

MOST = 7  # photos of the same person, the farthest, that a face is compared with


def distillation(student, teacher):
    """Twice one minus the cosine: the squared distance to the teacher's vector."""
    return 2 * (1 - (student * teacher).sum(1)).mean()


def relation(student, teacher):
    """Faces should be as like and unlike each other as the teacher finds them: the batch's matrix of similarities, each
    row added up as if there were 128 faces in it."""
    difference = student @ student.T - teacher @ teacher.T
    return 128 * (difference ** 2).mean()


def triplet(student, people, margin: float = 0.2):
    """FaceNet's loss (Schroff et al. 2015) over every pair of one person, of at most MOST a face, with a semi-hard negative:
    one that is farther than the positive, but by less than the margin; of those the nearest. `people` is -1 where nobody knows. Nothing here
    waits for a graphics card to say how many there are."""
    distances = 2 - 2 * student @ student.T
    known = people >= 0
    same = (people[:, None] == people[None]) & known[:, None]
    different = ~same & known[:, None] & known[None]
    same &= ~torch.eye(len(people), dtype=torch.bool, device=people.device)
    near, positives = torch.where(same, distances, -1.0).topk(min(MOST, len(people)), dim=1)
    candidates = distances[:, None]
    semi = different[:, None] & (candidates > near[:, :, None]) & (candidates < near[:, :, None] + margin)
    nearest = torch.where(semi, candidates, 1e4).min(2).values
    counted = same.gather(1, positives) & semi.any(2)
    return torch.where(counted, near - nearest + margin, 0.0).sum() / counted.sum().clamp(min=1)
