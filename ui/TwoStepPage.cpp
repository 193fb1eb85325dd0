#include "TwoStepPage.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include "Theme.h"
#include "widgets/Button.h"
#include "widgets/Label.h"
#include "widgets/ListPanel.h"
#include "widgets/PageFrame.h"

namespace albumen {

TwoStepPage::TwoStepPage(const QString& id, const QString& before, const Parts& parts, QWidget* parent)
    : Page(id, parent), parts_(parts), frame_(new PageFrame(id, this)),
      words_(new WrappedLabel(Type::body, &Theme::ink2, this)), result_(new ListPanel(this)),
      whole_(new QStackedWidget(this)), back_(new Button(Button::Kind::outlined, QStringLiteral("back"), this))
{
    words_->setAlignment(Qt::AlignTop);
    back_->setObjectName(id + QStringLiteral("Back"));
    frame_->headerRight().addWidget(back_);
    whole_->addWidget(frame_);
    whole_->addWidget(result_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(whole_);
    connect(back_, &Button::clicked, this, [this, before] { parts_.navigator.backOr(before); });
    connect(result_, &ListPanel::backClicked, this, &TwoStepPage::showChoices);
}

void TwoStepPage::setChoices(QWidget* choices)
{
    frame_->below().addWidget(choices);
    frame_->below().addSpacing(metric::gap);
    auto* const content = new QWidget(this);
    auto* const inside = new QVBoxLayout(content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(words_);
    inside->addStretch();
    frame_->setContent(content);
}

void TwoStepPage::left()
{
    if (!choicesShown() && result_->stepButton().isHidden()) showChoices();
}

QString TwoStepPage::words() const
{
    return words_->text();
}

void TwoStepPage::showChoices()
{
    whole_->setCurrentWidget(frame_);
}

bool TwoStepPage::choicesShown() const
{
    return whole_->currentWidget() == frame_;
}

void TwoStepPage::showResult()
{
    say({});
    whole_->setCurrentWidget(result_);
}

void TwoStepPage::say(const std::function<QString()>& words)
{
    saying_ = words;
    words_->setText(words ? words() : QString());
}

void TwoStepPage::retranslate()
{
    back_->setText(tr("Back"));
    back_->setToolTip(tr("Back (Esc)"));
    if (saying_) words_->setText(saying_());
    result_->retranslate();
}

} // namespace albumen
