#include "widgets/FocusBack.h"

#include <QApplication>

namespace albumen {
namespace {

bool takesFocus(const QWidget* widget)
{
    return widget && widget->isVisible() && widget->isEnabled() && widget->focusPolicy() != Qt::NoFocus;
}

} // namespace

FocusBack::FocusBack(QWidget& part) : QObject(&part), part_(part)
{
    const auto inside = [this](const QWidget* widget) { return &part_ == widget || part_.isAncestorOf(widget); };
    connect(qApp, &QApplication::focusChanged, this, [this, inside](QWidget* old, const QWidget* now) {
        if (now && old && inside(now) && !inside(old)) before_ = old;
    });
}

bool FocusBack::isIn() const
{
    const QWidget* const now = QApplication::focusWidget();
    return now && (now == &part_ || part_.isAncestorOf(now));
}

bool FocusBack::giveBack()
{
    QWidget* to = takesFocus(before_) && before_->window() == part_.window() ? before_.data() : nullptr;
    for (QWidget* around = part_.parentWidget(); !to && around; around = around->parentWidget())
        if (takesFocus(around->focusProxy())) to = around->focusProxy();
    if (to) to->setFocus(Qt::OtherFocusReason);
    return to != nullptr;
}

} // namespace albumen
