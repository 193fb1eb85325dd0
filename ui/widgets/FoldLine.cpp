#include "widgets/FoldLine.h"

#include <QHBoxLayout>

#include "Theme.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

namespace albumen {

FoldLine::FoldLine(QWidget* parent)
    : Card(parent), text_(new ElidedLabel(Qt::ElideMiddle, Type::body, &Theme::ink2, this)),
      button_(new Button(Button::Kind::quiet, QStringLiteral("down"), this))
{
    button_->setSmall(true);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(metric::cardPadding, 4, 8, 4);
    row->addWidget(text_, 1);
    row->addWidget(button_);
    connect(button_, &QPushButton::clicked, this, &FoldLine::unfolded);
}

void FoldLine::setWords(const QString& text, const QString& button)
{
    text_->setText(text);
    button_->setText(button);
    setAccessibleName(text);
}

} // namespace albumen
