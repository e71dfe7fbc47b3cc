import './theme/theme.css';
import './pages/app.ts';
