#include "widgets/AskPanel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>

#include "widgets/Button.h"
#include "widgets/Label.h"
#include "widgets/PersonBadge.h"

namespace albumen {

AskPanel::AskPanel(Thumbnails& thumbnails, QWidget* parent)
    : Card(parent), person_(new PersonBadge(thumbnails, this)), title_(new Label(Type::section, &Theme::ink, this)),
      detail_(new Label(Type::body, &Theme::ink2, this)), yes_(new Button(Button::Kind::primary, {}, this)),
      cancel_(new Button(Button::Kind::outlined, {}, this))
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
    row->addWidget(person_);
    row->addLayout(words, 1);
    row->addWidget(cancel_);
    row->addWidget(yes_);
    setTabOrder(cancel_, yes_); // as they are seen
    connect(cancel_, &Button::clicked, this, &AskPanel::shut);
    connect(yes_, &Button::clicked, this, [this] {
        const auto accepted = asked_.accepted;
        shut();
        if (accepted) accepted();
    });
    hide();
}

void AskPanel::open(Asked asked)
{
    asked_ = std::move(asked);
    retranslate();
    show();
    (asked_.forEver ? cancel_ : yes_)->setFocus(Qt::OtherFocusReason);
}

void AskPanel::shut()
{
    if (isHidden()) return;
    asked_ = {};
    const bool had = isAncestorOf(QApplication::focusWidget());
    hide();
    if (had) emit closed();
}

void AskPanel::retranslate()
{
    cancel_->setText(tr("Cancel"));
    if (!asked_.title) return;
    person_->setVisible(asked_.person.has_value());
    if (asked_.person) person_->show(*asked_.person);
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
