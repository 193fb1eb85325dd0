#include "pages/people/AskPanel.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QKeyEvent>

#include "Messages.h"
#include "pages/people/FacePicture.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

namespace albumen {
namespace {
constexpr int wordsMost = 160, between = 12;
}

AskPanel::AskPanel(Thumbnails& thumbnails, QWidget* parent)
    : Card(parent), left_(makeSide(thumbnails)), right_(makeSide(thumbnails)),
      title_(new Label(Type::section, &Theme::ink, this)), detail_(new Label(Type::body, &Theme::ink2, this)),
      yes_(new Button(Button::Kind::primary, {}, this)), cancel_(new Button(Button::Kind::outlined, {}, this))
{
    yes_->setObjectName(QStringLiteral("askYes"));
    cancel_->setObjectName(QStringLiteral("askCancel"));
    detail_->setWordWrap(true);
    auto* const words = new QVBoxLayout;
    words->setSpacing(4);
    words->addStretch();
    words->addWidget(title_);
    words->addWidget(detail_);
    words->addStretch();
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(metric::cardPadding, 12, metric::cardPadding, 12);
    row->setSpacing(metric::gap);
    row->addWidget(left_.all);
    row->addWidget(right_.all);
    row->addLayout(words, 1);
    row->addWidget(cancel_);
    row->addWidget(yes_);
    connect(cancel_, &Button::clicked, this, &AskPanel::shut);
    connect(yes_, &Button::clicked, this, [this] {
        const auto accepted = asked_.accepted;
        shut();
        if (accepted) accepted();
    });
    hide();
}

AskPanel::Side AskPanel::makeSide(Thumbnails& thumbnails)
{
    Side made;
    made.all = new QWidget(this);
    made.face = new FacePicture(thumbnails, FacePicture::Shape::person, faceSide, made.all);
    made.name = new ElidedLabel(Qt::ElideRight, Type::medium, &Theme::ink, made.all);
    made.count = new Label(Type::caption, &Theme::ink3, made.all);
    auto* const words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch();
    words->addWidget(made.name);
    words->addWidget(made.count);
    words->addStretch();
    auto* const row = new QHBoxLayout(made.all);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(between);
    row->addWidget(made.face);
    row->addLayout(words);
    return made;
}

void AskPanel::fill(const Side& side, const std::optional<PersonCard>& person)
{
    side.all->setVisible(person.has_value());
    if (!person) return;
    side.face->setFace(person->best);
    side.name->setText(fromUtf8(person->name));
    side.count->setText(tr("%Ln photos", nullptr, static_cast<int>(person->photos)));
    const int words = std::max(side.name->sizeHint().width(), side.count->sizeHint().width());
    side.all->setFixedWidth(faceSide + between + std::min(words, wordsMost));
}

void AskPanel::open(Asked asked)
{
    asked_ = std::move(asked);
    retranslate();
    show();
    yes_->setFocus(Qt::OtherFocusReason);
}

void AskPanel::shut()
{
    asked_ = {};
    hide();
}

void AskPanel::retranslate()
{
    cancel_->setText(tr("Cancel"));
    if (!asked_.title) return;
    fill(left_, asked_.left);
    fill(right_, asked_.right);
    title_->setText(asked_.title());
    detail_->setText(asked_.detail());
    yes_->setText(asked_.yes());
}

QString AskPanel::words() const
{
    return title_->text() + QLatin1Char(' ') + detail_->text();
}

void AskPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        shut();
    else
        Card::keyPressEvent(event);
}

} // namespace albumen
