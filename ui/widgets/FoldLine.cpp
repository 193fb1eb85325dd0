#include "widgets/FoldLine.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "Theme.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

namespace albumen {

FoldLine::FoldLine(QWidget* parent)
    : QWidget(parent), line_(new Card(this)), text_(new ElidedLabel(Qt::ElideMiddle, Type::body, &Theme::ink2, line_)),
      unfold_(new Button(Button::Kind::quiet, QStringLiteral("down"), line_)),
      fold_(new Button(Button::Kind::quiet, QString(), this))
{
    for (Button* const button : {unfold_, fold_}) button->setSmall(true);
    auto* const row = new QHBoxLayout(line_);
    row->setContentsMargins(metric::cardPadding, 4, 8, 4);
    row->addWidget(text_, 1);
    row->addWidget(unfold_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(line_);
    column->addWidget(fold_, 0, Qt::AlignRight);
    connect(unfold_, &QPushButton::clicked, this, [this] { emit clicked(true); });
    connect(fold_, &QPushButton::clicked, this, [this] { emit clicked(false); });
    fold_->hide();
}

void FoldLine::setWords(const QString& text, const QString& unfold, const QString& fold)
{
    text_->setText(text);
    unfold_->setText(unfold);
    fold_->setText(fold);
    setAccessibleName(text);
}

void FoldLine::setOpen(bool open)
{
    if (fold_->isHidden() != open) return;
    const bool focused = unfold_->hasFocus() || fold_->hasFocus();
    line_->setVisible(!open);
    fold_->setVisible(open);
    if (focused) (open ? fold_ : unfold_)->setFocus();
}

} // namespace albumen
