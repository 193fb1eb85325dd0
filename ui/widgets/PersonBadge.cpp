#include "widgets/PersonBadge.h"

#include <algorithm>

#include <QHBoxLayout>

#include "Messages.h"
#include "widgets/FacePicture.h"
#include "widgets/Label.h"

namespace albumen {
namespace {
constexpr int faceSide = 56, wordsMost = 160, between = 12;
}

PersonBadge::PersonBadge(Thumbnails& thumbnails, QWidget* parent)
    : QWidget(parent), face_(new FacePicture(thumbnails, FacePicture::Shape::person, faceSide, this)),
      name_(new ElidedLabel(Qt::ElideRight, Type::medium, &Theme::ink, this)),
      count_(new Label(Type::caption, &Theme::ink3, this))
{
    auto* const words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch();
    words->addWidget(name_);
    words->addWidget(count_);
    words->addStretch();
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(between);
    row->addWidget(face_);
    row->addLayout(words);
}

void PersonBadge::show(const PersonCard& person)
{
    face_->setFace(person.best);
    name_->setText(fromUtf8(person.name));
    count_->setText(tr("%Ln photos", nullptr, static_cast<int>(person.photos)));
    const int words = std::max(name_->sizeHint().width(), count_->sizeHint().width());
    setFixedWidth(faceSide + between + std::min(words, wordsMost));
    setVisible(true);
}

std::optional<FaceId> PersonBadge::face() const
{
    return face_->face();
}

QString PersonBadge::words() const
{
    return name_->text() + QStringLiteral(", ") + count_->text();
}

} // namespace albumen
