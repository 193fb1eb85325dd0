#include "widgets/Bar.h"

#include <algorithm>

#include <QPainter>

#include "Paint.h"
#include "Theme.h"

namespace albumen {

Bar::Bar(QWidget* parent) : QProgressBar(parent)
{
    setRange(0, steps);
    setTextVisible(false);
    setFixedHeight(8);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Bar::show(quint64 done, quint64 total, bool paused)
{
    paused_ = paused;
    const double share = total == 0 ? 0 : static_cast<double>(std::min(done, total)) / static_cast<double>(total);
    setValue(static_cast<int>(share * steps));
    update();
}

void Bar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintBar(painter, rect(), static_cast<double>(value()) / steps, paused_ ? theme().ink3 : theme().accent);
}

} // namespace albumen
