#include "widgets/Bar.h"

#include <algorithm>

#include <QVariant>

namespace albumen {

Bar::Bar(QWidget* parent) : QProgressBar(parent)
{
    setRange(0, steps);
    setValue(0);
    setTextVisible(false);
    setMinimumWidth(48);
    setFixedHeight(8);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Bar::show(quint64 done, quint64 total, bool paused)
{
    setProperty("paused", paused);
    const double share = total == 0 ? 0 : static_cast<double>(std::min(done, total)) / static_cast<double>(total);
    setValue(static_cast<int>(share * steps));
    update();
}

} // namespace albumen
