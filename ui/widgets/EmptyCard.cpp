#include "widgets/EmptyCard.h"

#include <QPainter>
#include <QVBoxLayout>

#include "Icons.h"
#include "Theme.h"
#include "widgets/Button.h"
#include "widgets/ChipFlow.h"
#include "widgets/FocusBack.h"
#include "widgets/Label.h"

namespace albumen {
namespace {
constexpr int signSize = 40, signRoom = 24;
}

EmptyCard::EmptyCard(QWidget* parent)
    : Card(parent), title_(new WrappedLabel(Type::section, &Theme::ink, this)),
      what_(new WrappedLabel(Type::body, &Theme::ink2, this)), steps_(new ChipFlow(0, this)),
      back_(new FocusBack(*this))
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(2 * signRoom + signSize, 24, 24, 24);
    column->setSpacing(6);
    column->addWidget(title_);
    column->addWidget(what_);
    column->addSpacing(6);
    column->addWidget(steps_);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void EmptyCard::show(const QString& icon, const QString& title, const QString& what, const QList<Step>& steps)
{
    setVisible(true);
    QStringList now{icon, title, what};
    for (const Step& step : steps) now << step.id << step.text;
    if (now == shown_) return; // a button may have the focus
    shown_ = now;
    icon_ = icon;
    title_->setText(title);
    what_->setText(what);
    what_->setVisible(!what.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(what);
    const bool had = back_->isIn();
    steps_->clear();
    buttons_.clear();
    for (const Step& step : steps) {
        auto* const button = new Button(step.proposed ? Button::Kind::primary : Button::Kind::outlined, {}, steps_);
        button->setText(QString(step.text).replace(QLatin1Char('&'), QStringLiteral("&&")));
        connect(
            button, &Button::clicked, this, [this, id = step.id] { emit stepClicked(id); },
            Qt::QueuedConnection); // the button may go by it
        steps_->add(button);
        buttons_ << button;
    }
    steps_->done();
    if (had && !buttons_.isEmpty())
        buttons_.first()->setFocus(Qt::OtherFocusReason);
    else if (had)
        back_->giveBack();
    update();
}

void EmptyCard::hideEvent(QHideEvent*)
{
    if (back_->isIn() && parentWidget()->isVisible()) back_->giveBack();
}

QString EmptyCard::title() const
{
    return title_->text();
}

QString EmptyCard::what() const
{
    return what_->text();
}

void EmptyCard::paintEvent(QPaintEvent* event)
{
    Card::paintEvent(event);
    QPainter painter(this);
    paintIcon(painter, icon_, QRect(signRoom, 24, signSize, signSize), theme().ink3);
}

} // namespace albumen
