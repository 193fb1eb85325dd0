#include "widgets/StepCard.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

#include "Icons.h"
#include "Paint.h"
#include "Theme.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

namespace albumen {
namespace {
constexpr int stepCircle = 24, circleLeft = 16, stepTextLeft = 52;
}

StepCard::StepCard(int number, QWidget* parent)
    : QWidget(parent), number_(number), name_(new ElidedLabel(Qt::ElideRight, Type::strong, &Theme::ink, this)),
      fact_(new WrappedLabel(Type::caption, &Theme::ink3, this)),
      percent_(new Label(Type::strong, &Theme::accentInk, this)), run_(new Button(Button::Kind::outlined, {}, this))
{
    percent_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    percent_->hide();
    run_->setSmall(true);
    auto* const texts = new QVBoxLayout;
    texts->setSpacing(1);
    texts->addStretch();
    texts->addWidget(name_);
    texts->addWidget(fact_);
    texts->addStretch();
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(stepTextLeft, 0, 12, 0);
    row->setSpacing(metric::tight);
    row->addLayout(texts, 1);
    row->addWidget(percent_);
    row->addWidget(run_);
    setMinimumHeight(grown(metric::step, 2, 24));
    connect(run_, &QPushButton::clicked, this, &StepCard::runClicked);
}

void StepCard::setWords(const QString& name, const QString& run)
{
    name_->setText(name);
    run_->setText(run);
    run_->setAccessibleName(name + QStringLiteral(": ") + run);
}

void StepCard::setFact(const QString& fact)
{
    fact_->setText(fact);
    fact_->setAccessibleName(name_->text() + QStringLiteral(": ") + fact);
}

void StepCard::setState(State state, const QString& percent)
{
    state_ = state;
    percent_->setText(percent);
    percent_->setVisible(!percent.isEmpty());
    run_->setVisible(state == State::ready || state == State::done || state == State::flawed);
    update();
}

void StepCard::setRunnable(bool runnable, const QString& reason)
{
    run_->setEnabled(runnable);
    run_->setToolTip(runnable ? QString() : reason);
}

QString StepCard::fact() const
{
    return fact_->text();
}

void StepCard::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    QPainter painter(this);
    const QRect where(circleLeft, (height() - stepCircle) / 2, stepCircle, stepCircle);
    if (state_ == State::done || state_ == State::flawed) {
        const bool good = state_ == State::done;
        paintBox(painter, where, stepCircle / 2., good ? t.goodSoft : t.warnSoft, Qt::transparent);
        paintIcon(painter, good ? QStringLiteral("check") : QStringLiteral("warn"), where.adjusted(5, 5, -5, -5),
                  good ? t.good : t.warn);
        return;
    }
    const bool active = state_ == State::active;
    paintBox(painter, where, stepCircle / 2., active ? t.accent : t.card, active ? t.accent : t.edge);
    painter.setPen(active ? t.onAccent : t.ink2);
    painter.setFont(fontOf(Type::captionStrong));
    painter.drawText(where, Qt::AlignCenter, QLocale().toString(number_));
}

} // namespace albumen
